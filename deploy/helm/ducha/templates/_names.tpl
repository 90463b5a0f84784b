{{- define "ducha.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "ducha.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "ducha.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "ducha.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Frozen: a selector cannot change once it is installed. Takes root and component. */}}
{{- define "ducha.selectorLabels" -}}
app.kubernetes.io/name: {{ include "ducha.name" .root | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .component | quote }}
{{- end -}}

{{- define "ducha.labels" -}}
{{ include "ducha.selectorLabels" . }}
app.kubernetes.io/part-of: "ducha"
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{/* A number of a values file arrives as a float: 1000000 would print as 1e+06. */}}
{{- define "ducha.scalar" -}}
{{- if kindIs "float64" . -}}
{{- if eq (floor .) . }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{/* Takes root and image (repository, registry, tag, digest). */}}
{{- define "ducha.imageRef" -}}
{{- $registry := default .image.registry .root.Values.global.imageRegistry -}}
{{- $name := .image.repository -}}
{{- if $registry }}{{ $name = printf "%s/%s" $registry $name }}{{ end -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $name .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (default .root.Chart.AppVersion .image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "ducha.image" -}}
{{- include "ducha.imageRef" (dict "root" . "image" .Values.image) -}}
{{- end -}}

{{/* Whether the cluster, or whoever renders, knows an API version. Takes root and version. */}}
{{- define "ducha.knows" -}}
{{- if or (has .version .root.Values.capabilities.assume) (.root.Capabilities.APIVersions.Has .version) -}}
true
{{- end -}}
{{- end -}}

{{/* A service with its defaults: JSON, because templates return text. Takes root and name. */}}
{{- define "ducha.service" -}}
{{- $own := index .root.Values.services .name | default dict -}}
{{- mergeOverwrite (deepCopy .root.Values.serviceDefaults) $own | toJson -}}
{{- end -}}

{{/* Whether the number of pods is left to an autoscaler. Takes root and replicas. */}}
{{- define "ducha.isAutoscaled" -}}
{{- if and (ne .root.Values.autoscaling.kind "none") (gt (int .replicas.max) (int .replicas.min)) -}}
true
{{- end -}}
{{- end -}}

{{/* Hook Jobs need everything they use to be there before the release: their databases, and NATS for the streams. Takes root and component. */}}
{{- define "ducha.usesHooks" -}}
{{- $values := .root.Values -}}
{{- if and $values.migrations.useHelmHooks (eq $values.database.mode "external") (not (and (eq .component "streams") $values.nats.enabled)) -}}
true
{{- end -}}
{{- end -}}

{{- define "ducha.postgresName" -}}
{{- printf "%s-postgres" (include "ducha.fullname" .) -}}
{{- end -}}
