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
{{- $env = merge (include "ducha.databaseEnv" . | fromJson) $env }}
{{- if .root.Values.nats.existingSecret.name }}{{ $_ := set $env "NATS_URL" (include "ducha.natsUrlEntry" .root | fromJson) }}{{ end }}
{{- include "ducha.envList" $env }}
{{- end -}}

{{/*
Access to the database of a service as JSON. Takes root, name, direct, and optionally prefix, which stands before the names of the variables. Lists
are sorted by name, so that the password comes before the URL that repeats it.
*/}}
{{- define "ducha.databaseEnv" -}}
{{- $database := .root.Values.database -}}
{{- $secret := (include "ducha.service" . | fromJson).database.existingSecret -}}
{{- $prefix := default "" .prefix -}}
{{- if eq $database.mode "cnpg" -}}
{{- $isDirect := or (eq (int $database.cnpg.pooler.instances) 0) (eq (toString .direct) "true") -}}
{{- $host := printf "%s-%s" (include "ducha.postgresName" .root) (ternary "rw" "pooler" $isDirect) -}}
{{- dict
  (print $prefix "DATABASE_PASSWORD") (dict "valueFrom" (dict "secretKeyRef" (dict "name" $secret.name "key" "password")))
  (print $prefix "DATABASE_URL") (dict "value" (printf "postgres://ducha_%s:$(%sDATABASE_PASSWORD)@%s:5432/ducha_%s" .name $prefix $host .name)) | toJson -}}
{{- else -}}
{{- dict (print $prefix "DATABASE_URL") (dict "valueFrom" (dict "secretKeyRef" (dict "name" $secret.name "key" $secret.key))) | toJson -}}
{{- end -}}
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
