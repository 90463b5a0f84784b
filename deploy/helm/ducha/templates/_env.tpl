{{/* Every variable of a service that is no secret, as YAML. Takes root, name, and optionally waitSeconds for what else it waits for. */}}
{{- define "ducha.serviceEnv" -}}
{{- $service := include "ducha.service" . | fromJson -}}
{{- $values := .root.Values -}}
{{- $env := mergeOverwrite (deepCopy $values.config) $service.config -}}
{{- $derived := dict
  "HOST" "0.0.0.0"
  "PORT" "3000"
  "NATS_MONITOR_URL" (include "ducha.natsAddresses" .root | fromJson).monitorUrl
  "NATS_REPLICAS" (get $values.nats "streamReplicas" | default $values.nats.replicas)
  "MESSAGING_NAMESPACE" $values.nats.namespace
  "OIDC_ISSUER" $values.oidc.issuer
  "OIDC_AUDIENCE" $values.oidc.audience
  "OIDC_JWKS_URI" $values.oidc.jwksUri
  "SCHEMA_WAIT_MS" (mul (.waitSeconds | default $values.migrations.schemaWaitSeconds) 1000)
-}}
{{- if ne .name "reporting" }}{{ $_ := set $derived "DATA_DIR" "/srv/ducha/data" }}{{ end -}}
{{- if eq .name "tracking" }}{{ $_ := set $derived "EVIDENCE_DIR" "/srv/ducha/evidence" }}{{ end -}}
{{- if not $values.nats.existingSecret.name }}{{ $_ := set $derived "NATS_URL" (include "ducha.natsAddresses" .root | fromJson).url }}{{ end -}}
{{- $env = mergeOverwrite $env $derived -}}
{{- range $name, $value := $env }}
{{- $text := include "ducha.scalar" $value }}
{{- if ne $text "" }}
{{ $name }}: {{ $text | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
Variables of a container as a list, by name so that none can come twice. Takes root and name; with `all` also what the ConfigMap holds, for
Jobs that run before it is there; with `direct` the database is reached without its pooler.
*/}}
{{- define "ducha.containerEnv" -}}
{{- $service := include "ducha.service" . | fromJson -}}
{{- $env := dict -}}
{{- if .all }}
{{- range $name, $value := include "ducha.serviceEnv" . | fromYaml }}{{ $_ := set $env $name (dict "value" $value) }}{{ end }}
{{- end }}
{{- range $name, $value := $service.extraEnv }}{{ $_ := set $env $name (dict "value" (include "ducha.scalar" $value)) }}{{ end }}
{{- $secret := $service.database.existingSecret }}
{{- if eq .root.Values.database.mode "cnpg" }}
{{- $host := ternary (printf "%s-rw" (include "ducha.postgresName" .root)) (printf "%s-pooler" (include "ducha.postgresName" .root)) (or (eq (int .root.Values.database.cnpg.pooler.instances) 0) (eq (toString .direct) "true")) }}
{{- $_ := set $env "DATABASE_PASSWORD" (dict "valueFrom" (dict "secretKeyRef" (dict "name" $secret.name "key" "password"))) }}
{{- $_ := set $env "DATABASE_URL" (dict "value" (printf "postgres://ducha_%s:$(DATABASE_PASSWORD)@%s:5432/ducha_%s" .name $host .name)) }}
{{- else }}
{{- $_ := set $env "DATABASE_URL" (dict "valueFrom" (dict "secretKeyRef" (dict "name" $secret.name "key" $secret.key))) }}
{{- end }}
{{- if .root.Values.nats.existingSecret.name }}{{ $_ := set $env "NATS_URL" (include "ducha.natsUrlEntry" .root | fromJson) }}{{ end }}
{{- include "ducha.envList" $env }}
{{- end -}}

{{/* A map from name to value or valueFrom as the list of a container. */}}
{{- define "ducha.envList" -}}
{{- range $name, $entry := . }}
- name: {{ $name }}
{{- if $entry.valueFrom }}
  valueFrom: {{ toJson $entry.valueFrom }}
{{- else }}
  value: {{ $entry.value | quote }}
{{- end }}
{{- end }}
{{- end -}}
