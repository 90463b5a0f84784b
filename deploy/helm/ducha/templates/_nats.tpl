{{- define "ducha.natsName" -}}
{{- printf "%s-nats" (include "ducha.fullname" .) -}}
{{- end -}}

{{/*
Where NATS is, as JSON: `url` for services, `monitorUrl` for their readiness, `monitorEndpoint` for KEDA, which asks from its own namespace and by
the names of the pods.
*/}}
{{- define "ducha.natsAddresses" -}}
{{- if .Values.nats.enabled -}}
{{- $name := include "ducha.natsName" . -}}
{{- dict
  "url" (printf "nats://%s:4222" $name)
  "monitorUrl" (printf "http://%s:8222" $name)
  "monitorEndpoint" (printf "%s-headless.%s:8222" $name .Release.Namespace) | toJson -}}
{{- else -}}
{{- pick .Values.nats "url" "monitorUrl" "monitorEndpoint" | toJson -}}
{{- end -}}
{{- end -}}

{{/* NATS_URL of a container: from the Secret where one is named, for it carries credentials. */}}
{{- define "ducha.natsUrlEntry" -}}
{{- with .Values.nats.existingSecret -}}
{{- if .name -}}
{{- dict "valueFrom" (dict "secretKeyRef" (dict "name" .name "key" .key)) | toJson -}}
{{- else -}}
{{- dict "value" (include "ducha.natsAddresses" $ | fromJson).url | toJson -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Nine tenths of the volume: what a file system keeps for itself must not be promised to streams. Bytes; takes the size, such as 10Gi. */}}
{{- define "ducha.natsStoreBytes" -}}
{{- $units := dict "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- $number := regexFind "^[0-9]+" . -}}
{{- div (mul (int64 $number) (int64 (get $units (trimPrefix $number .))) 9) 10 -}}
{{- end -}}

{{- define "ducha.natsConfig" -}}
{{- $name := include "ducha.natsName" . -}}
{{- $server := .Values.nats.server -}}
port: 4222
http_port: 8222
pid_file: /var/run/nats/nats.pid
# The largest batch of events that the services publish at once.
max_payload: 4MB
# The longest that connections are asked to leave one after the other, before the pod's time is over.
lame_duck_grace_period: 10s
lame_duck_duration: 30s
jetstream {
  store_dir: /data
  # An acknowledged event survives a power failure; readiness of the services demands it in production.
  sync_interval: always
  max_file_store: {{ include "ducha.natsStoreBytes" $server.storage.size }}
  # Every stream lies in files.
  max_memory_store: 64MB
}
{{- if gt (int $server.instances) 1 }}
cluster {
  name: {{ $name | quote }}
  port: 6222
  # Clients reach servers through the Service, not by the addresses of pods.
  no_advertise: true
  routes: [
    {{- range $index, $_ := until (int $server.instances) }}
    "nats://{{ $name }}-{{ $index }}.{{ $name }}-headless:6222"
    {{- end }}
  ]
}
{{- end }}
{{- if $server.auth.existingSecret.name }}
include "../nats-auth/auth.conf"
{{- end }}
{{- end -}}
