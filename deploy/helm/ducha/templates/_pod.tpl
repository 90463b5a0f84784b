{{/* What every pod of the chart has in common. Takes root. */}}
{{- define "ducha.podBasics" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .root.Values.global.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* What every container has in common, whatever its image. Takes the root itself. */}}
{{- define "ducha.containerSecurity" -}}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  capabilities: { drop: [ALL] }
  seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{/* What every container of the platform's own image has in common. Takes root. */}}
{{- define "ducha.containerBasics" -}}
image: {{ include "ducha.image" .root | quote }}
{{ include "ducha.containerSecurity" .root }}
{{- end -}}

{{/*
Where the pods of a component may run and how they spread. Takes root, component, settings, and optionally rollout: the label by which each
rollout spreads for itself.
*/}}
{{- define "ducha.placement" -}}
{{- with .settings.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with .settings.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  {{- range $key, $unsatisfied := dict "kubernetes.io/hostname" .root.Values.spread.hosts "topology.kubernetes.io/zone" .root.Values.spread.zones }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: {{ $unsatisfied }}
    labelSelector:
      matchLabels: {{- include "ducha.selectorLabels" $ | nindent 8 }}
    {{- with $.rollout }}
    matchLabelKeys: [{{ . }}]
    {{- end }}
  {{- end }}
{{- end -}}

{{/*
A Deployment's whole pod and everything around its number. Takes root, component, settings (replicas, resources, …), command, port, paths
(live, ready), and optionally env (text of a list), configMap, checksum, volumes, mounts.
*/}}
{{- define "ducha.workload" -}}
{{- $root := .root -}}
{{- $fullname := include "ducha.fullname" $root -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $fullname }}-{{ .component }}
  labels: {{- include "ducha.labels" . | nindent 4 }}
spec:
  {{- if not (include "ducha.isAutoscaled" (dict "root" $root "replicas" .settings.replicas)) }}
  replicas: {{ int .settings.replicas.min }}
  {{- end }}
  revisionHistoryLimit: 5
  progressDeadlineSeconds: {{ add (int $root.Values.migrations.schemaWaitSeconds) 300 }}
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels: {{- include "ducha.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "ducha.labels" . | nindent 8 }}
        {{- range $name, $value := .settings.podLabels }}
        {{ $name }}: {{ $value | quote }}
        {{- end }}
      annotations:
        {{- if .checksum }}
        checksum/config: {{ .checksum | quote }}
        {{- end }}
        kubectl.kubernetes.io/default-container: {{ .component }}
        {{- range $name, $value := .settings.podAnnotations }}
        {{ $name }}: {{ $value | quote }}
        {{- end }}
    spec:
      serviceAccountName: {{ $fullname }}
      {{- include "ducha.podBasics" . | nindent 6 }}
      terminationGracePeriodSeconds: 45
      {{- include "ducha.placement" (merge (dict "rollout" "pod-template-hash") .) | trim | nindent 6 }}
      containers:
        - name: {{ .component }}
          {{- include "ducha.containerBasics" . | nindent 10 }}
          args: {{ toJson .command }}
          ports:
            - name: http
              containerPort: {{ .port }}
          {{- if .configMap }}
          envFrom:
            - configMapRef: { name: {{ .configMap }} }
          {{- end }}
          {{- with .env }}
          env: {{- . | nindent 12 }}
          {{- end }}
          startupProbe:
            httpGet: { path: {{ .paths.live }}, port: http }
            periodSeconds: 2
            timeoutSeconds: 2
            failureThreshold: {{ add 60 (div (int $root.Values.migrations.schemaWaitSeconds) 2) }}
          livenessProbe:
            httpGet: { path: {{ .paths.live }}, port: http }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: { path: {{ .paths.ready }}, port: http }
            periodSeconds: 3
            timeoutSeconds: 3
            failureThreshold: 2
          lifecycle:
            preStop:
              sleep: { seconds: 5 }
          resources: {{- toYaml .settings.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            {{- range .mounts }}
            - {{ toJson . }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: { sizeLimit: 64Mi }
        {{- range .volumes }}
        - {{ toJson . }}
        {{- end }}
{{- end -}}

{{/* The address of a component inside the cluster. Takes root, component, settings, port. */}}
{{- define "ducha.clusterService" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "ducha.fullname" .root }}-{{ .component }}
  labels:
    {{- include "ducha.labels" . | nindent 4 }}
    {{- if .hasMetrics }}
    ducha/metrics: "true"
    {{- end }}
spec:
  type: ClusterIP
  selector: {{- include "ducha.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
{{- end -}}
