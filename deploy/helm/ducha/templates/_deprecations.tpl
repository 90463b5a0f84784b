{{/* Keys of earlier versions that are still taken, each with a sentence that says what to write instead, as JSON. */}}
{{- define "ducha.deprecations" -}}
{{- $old := list -}}
{{- if hasKey .Values.nats "streamReplicas" }}{{ $old = append $old "nats.streamReplicas is now nats.replicas; it is taken until chart 0.3." }}{{ end -}}
{{- toJson $old -}}
{{- end -}}
