{{/*
A Job that prepares the release, with one container for each service. Takes root, component, weight, and commands (service to word). As a
hook it runs before the release; otherwise beside it, under a name that changes with what it would do.
*/}}
{{- define "ducha.job" -}}
{{- $root := .root -}}
{{- $fullname := include "ducha.fullname" $root -}}
{{- $isHook := include "ducha.usesHooks" . -}}
{{- $spec := include "ducha.jobSpec" . -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- if $isHook }}
  name: {{ $fullname }}-{{ .component }}
  {{- else }}
  name: {{ $fullname }}-{{ .component }}-{{ sha256sum $spec | trunc 10 }}
  {{- end }}
  labels: {{- include "ducha.labels" . | nindent 4 }}
  {{- if $isHook }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: {{ .weight | quote }}
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  {{- end }}
spec: {{- $spec | nindent 2 }}
{{- end -}}

{{/* The whole of what a Job does, as nothing of it may change under the same name. */}}
{{- define "ducha.jobSpec" -}}
{{- $root := .root -}}
{{- $accountIsHook := include "ducha.usesHooks" (dict "root" $root "component" "migrations") -}}
{{- $isHook := include "ducha.usesHooks" . -}}
backoffLimit: {{ int $root.Values.migrations.backoffLimit }}
activeDeadlineSeconds: {{ int $root.Values.migrations.activeDeadlineSeconds }}
template:
  metadata:
    labels: {{- include "ducha.labels" . | nindent 6 }}
  spec:
    {{- /* The hooks' account goes with them; a Job beside the release that outlives it takes the release's own. */}}
    serviceAccountName: {{ include "ducha.fullname" $root }}{{ if or $isHook (not $accountIsHook) }}-jobs{{ end }}
    restartPolicy: Never
    {{- include "ducha.podBasics" . | nindent 4 }}
    containers:
      {{- include "ducha.jobContainers" . | trim | nindent 6 }}
    volumes:
      - name: tmp
        emptyDir: { sizeLimit: 64Mi }
{{- end -}}

{{- define "ducha.jobContainers" -}}
{{- $root := .root -}}
{{- $basics := . -}}
{{- /* Before the release its databases are there or never will be; beside it they are still being made. */}}
{{- $waitSeconds := ternary 60 $root.Values.migrations.schemaWaitSeconds (eq (include "ducha.usesHooks" .) "true") }}
{{- range $name, $word := .commands }}
- name: {{ $word }}-{{ $name }}
  {{- include "ducha.containerBasics" $basics | nindent 2 }}
  args: {{ toJson (list (printf "services/%s/dist/main.js" $name) $word) }}
  env: {{- include "ducha.containerEnv" (dict "root" $root "name" $name "all" true "direct" true "waitSeconds" $waitSeconds) | trim | nindent 4 }}
  resources: {{- toYaml $root.Values.migrations.resources | nindent 4 }}
  volumeMounts:
    - { name: tmp, mountPath: /tmp }
{{- end }}
{{- end -}}
