{{/* One alert for each thing that stops work, each with its page in docs/deploy/runbooks. */}}
{{- define "ducha.alerts" -}}
{{- $fullname := include "ducha.fullname" . -}}
{{- $limits := .Values.monitoring.prometheusRule.thresholds -}}
{{- $own := printf "namespace=%q" .Release.Namespace -}}
{{- $alerts := list
  (dict "name" "DuchaOutboxStuck" "page" "outbox-stuck" "severity" "critical" "for" "5m"
    "expr" (printf "max by (service) (ducha_outbox_oldest_age_seconds{%s}) > %s" $own (include "ducha.scalar" $limits.outboxAgeSeconds))
    "summary" "Events of {{ $labels.service }} are not published")
  (dict "name" "DuchaConsumerBehind" "page" "consumer-behind" "severity" "warning" "for" "10m"
    "expr" (printf "max by (service, consumer) (ducha_consumer_pending{%s}) > %s" $own (include "ducha.scalar" $limits.consumerLag))
    "summary" "{{ $labels.consumer }} does not keep up")
  (dict "name" "DuchaDeadlineScanStopped" "page" "deadline-scan-stopped" "severity" "critical" "for" "2m"
    "expr" (printf "min(ducha_clock_scan_age_seconds{%s}) > %s" $own (include "ducha.scalar" $limits.scanAgeSeconds))
    "summary" "No pod of tracking has finished a scan for due clocks")
  (dict "name" "DuchaDeadLetters" "page" "dead-letters" "severity" "critical" "for" "1m"
    "expr" (printf "max by (service) (ducha_dead_letters{%s}) > 0" $own)
    "summary" "{{ $labels.service }} has set events aside")
  (dict "name" "DuchaServerErrors" "page" "server-errors" "severity" "critical" "for" "5m"
    "expr" (printf "sum by (service) (rate(ducha_http_server_request_duration_seconds_count{%s,http_response_status_code=~\"5..\"}[5m])) / sum by (service) (rate(ducha_http_server_request_duration_seconds_count{%s}[5m])) > %s" $own $own (include "ducha.scalar" $limits.errorRatio))
    "summary" "{{ $labels.service }} answers with errors")
  (dict "name" "DuchaPoolExhausted" "page" "pool-exhausted" "severity" "warning" "for" "5m"
    "expr" (printf "max by (service, pod) (ducha_database_pool_connections{%s,state=\"waiting\"}) > %s" $own (include "ducha.scalar" $limits.poolWaiting))
    "summary" "Requests of {{ $labels.pod }} wait for a database connection")
  (dict "name" "DuchaNatsDisconnected" "page" "nats-disconnected" "severity" "critical" "for" "2m"
    "expr" (printf "min by (service) (ducha_messaging_connected{%s}) < 1" $own)
    "summary" "{{ $labels.service }} has no connection to NATS")
  (dict "name" "DuchaReconciliationDiffers" "page" "reconciliation-differs" "severity" "critical" "for" "1m"
    "expr" (printf "max by (service, kind) (ducha_reconciliation_differences{%s}) > 0" $own)
    "summary" "{{ $labels.service }} keeps something else than it comes from: {{ $labels.kind }}")
  (dict "name" "DuchaReconciliationFailed" "page" "reconciliation-failed" "severity" "warning" "for" "2h"
    "expr" (printf "max by (service) (ducha_reconciliation_failed{%s}) > 0" $own)
    "summary" "{{ $labels.service }} could not compare what it keeps with where it comes from")
  (dict "name" "DuchaEventLogMonthMissing" "page" "event-log-month-missing" "severity" "warning" "for" "1h"
    "expr" (printf "max by (service) (ducha_event_log_missing_months{%s}) > 0" $own)
    "summary" "A month of the event log of {{ $labels.service }} has no partition")
-}}
{{- if and .Values.audit.enabled .Values.audit.schedule -}}
{{- $cronJob := printf "%s,cronjob=%q" $own (printf "%s-audit" $fullname) -}}
{{- $alerts = append $alerts (dict "name" "DuchaAuditMissed" "page" "audit-missed" "severity" "critical" "for" "10m"
    "expr" (printf "(time() - max(kube_cronjob_status_last_successful_time{%s} or kube_cronjob_created{%s})) / 3600 > %s" $cronJob $cronJob (include "ducha.scalar" $limits.auditAgeHours))
    "summary" "No audit of the dashboards has passed lately") -}}
{{- end -}}
{{- range $alerts }}
- alert: {{ .name }}
  expr: {{ .expr | quote }}
  for: {{ .for }}
  labels:
    severity: {{ .severity }}
  annotations:
    summary: {{ .summary | quote }}
    runbook_url: {{ printf "%s/%s.md" $.Values.monitoring.prometheusRule.runbookUrl .page | quote }}
{{- end }}
{{- end -}}
