{{/*
A Job that prepares the release, with one container for each service. Takes root, component, weight, and commands (service to word). As a
hook it runs before the release; otherwise beside it, under a name that changes with what it would do.
*/}}
{{- define "ducha.job" -}}
{{- $root := .root -}}
{{- $containers := include "ducha.jobContainers" . | trim -}}
{{- $isHook := include "ducha.usesHooks" $root -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- if $isHook }}
  name: {{ include "ducha.fullname" $root }}-{{ .component }}
  {{- else }}
  name: {{ include "ducha.fullname" $root }}-{{ .component }}-{{ sha256sum $containers | trunc 10 }}
  {{- end }}
  labels: {{- include "ducha.labels" . | nindent 4 }}
  {{- if $isHook }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: {{ .weight | quote }}
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  {{- end }}
spec:
  backoffLimit: {{ int $root.Values.migrations.backoffLimit }}
  activeDeadlineSeconds: {{ int $root.Values.migrations.activeDeadlineSeconds }}
  template:
    metadata:
      labels: {{- include "ducha.labels" . | nindent 8 }}
    spec:
      serviceAccountName: {{ include "ducha.fullname" $root }}-jobs
      restartPolicy: Never
      {{- include "ducha.podBasics" . | nindent 6 }}
      containers:
        {{- $containers | nindent 8 }}
      volumes:
        - name: tmp
          emptyDir: { sizeLimit: 64Mi }
{{- end -}}

{{- define "ducha.jobContainers" -}}
{{- $root := .root -}}
{{- $basics := . -}}
{{- range $name, $word := .commands }}
- name: {{ $word }}-{{ $name }}
  {{- include "ducha.containerBasics" $basics | nindent 2 }}
  args: {{ toJson (list (printf "services/%s/dist/main.js" $name) $word) }}
  env: {{- include "ducha.containerEnv" (dict "root" $root "name" $name "all" true "direct" true) | trim | nindent 4 }}
  resources: {{- toYaml $root.Values.migrations.resources | nindent 4 }}
  volumeMounts:
    - { name: tmp, mountPath: /tmp }
{{- end }}
{{- end -}}
