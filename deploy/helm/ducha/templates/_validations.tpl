{{/* Every reason why these values cannot work, each a sentence that names the key; all of them together. */}}
{{- define "ducha.validate" -}}
{{- $v := .Values -}}
{{- $problems := list -}}
{{- if not $v.oidc.issuer }}{{ $problems = append $problems "oidc.issuer is empty: name the identity provider, such as https://sso.example.gov.cn." }}{{ end -}}
{{- if $v.nats.enabled -}}
{{- range $key := list "url" "monitorUrl" "monitorEndpoint" -}}
{{- if get $v.nats $key }}{{ $problems = append $problems (printf "nats.%s is given, but nats.enabled is true: the chart knows where its own NATS is. Leave nats.%s empty, or set nats.enabled to false." $key $key) }}{{ end -}}
{{- end -}}
{{- if gt (int $v.nats.replicas) (int $v.nats.server.instances) }}{{ $problems = append $problems (printf "nats.replicas is %d, but nats.server.instances is %d: a stream cannot have more copies than there are servers." (int $v.nats.replicas) (int $v.nats.server.instances)) }}{{ end -}}
{{- if and $v.nats.server.auth.existingSecret.name (not $v.nats.existingSecret.name) }}{{ $problems = append $problems "nats.existingSecret.name is empty: nats.server.auth.existingSecret.name makes NATS ask for credentials, so name the Secret with the URL that carries them." }}{{ end -}}
{{- if and $v.nats.existingSecret.name (not $v.nats.server.auth.existingSecret.name) }}{{ $problems = append $problems "nats.server.auth.existingSecret.name is empty: nats.existingSecret.name gives the services credentials that the chart's NATS would not ask for." }}{{ end -}}
{{- if and (eq $v.config.PROFILE "production") (not $v.networkPolicy.enabled) (not $v.nats.server.auth.existingSecret.name) }}{{ $problems = append $problems "nats.server.auth.existingSecret.name is empty: with config.PROFILE production and networkPolicy.enabled false any pod of the cluster could read and write the events." }}{{ end -}}
{{- else -}}
{{- if and (not $v.nats.url) (not $v.nats.existingSecret.name) }}{{ $problems = append $problems "nats.url and nats.existingSecret.name are both empty: give one of them, or set nats.enabled to true." }}{{ end -}}
{{- if and $v.nats.url $v.nats.existingSecret.name }}{{ $problems = append $problems "nats.url and nats.existingSecret.name are both given: only one of them can say where NATS is." }}{{ end -}}
{{- if and (eq $v.config.PROFILE "production") (not $v.nats.monitorUrl) }}{{ $problems = append $problems "nats.monitorUrl is empty: with config.PROFILE production the services must see that JetStream syncs every write." }}{{ end -}}
{{- end -}}
{{- if and (contains "@" $v.nats.url) }}{{ $problems = append $problems "nats.url carries credentials: put the URL into a Secret and name it in nats.existingSecret.name." }}{{ end -}}
{{- range $name, $_ := $v.services -}}
{{- $service := include "ducha.service" (dict "root" $ "name" $name) | fromJson -}}
{{- if and $service.enabled (not $service.database.existingSecret.name) }}{{ $problems = append $problems (printf "services.%s.database.existingSecret.name is empty: name the Secret with the access to the database of %s." $name $name) }}{{ end -}}
{{- if lt (int $service.replicas.max) (int $service.replicas.min) }}{{ $problems = append $problems (printf "services.%s.replicas.max is smaller than services.%s.replicas.min." $name $name) }}{{ end -}}
{{- if and (eq $name "tracking") (not $v.evidence.existingClaim) (gt (int $service.replicas.max) 1) (not (has "ReadWriteMany" $v.evidence.accessModes)) }}{{ $problems = append $problems "evidence.accessModes lacks ReadWriteMany: services.tracking.replicas.max is above 1 and all its pods share the volume." }}{{ end -}}
{{- if and (eq (toString $service.config.DEMO_ACCOUNTS) "true") (eq $v.config.PROFILE "production") }}{{ $problems = append $problems (printf "services.%s.config.DEMO_ACCOUNTS is true: demo people may not be loaded with config.PROFILE production." $name) }}{{ end -}}
{{- end -}}
{{- if lt (int $v.portal.replicas.max) (int $v.portal.replicas.min) }}{{ $problems = append $problems "portal.replicas.max is smaller than portal.replicas.min." }}{{ end -}}
{{- if eq $v.autoscaling.kind "keda" -}}
{{- if not (or $v.nats.enabled $v.nats.monitorEndpoint) }}{{ $problems = append $problems "nats.monitorEndpoint is empty: with autoscaling.kind keda it names the host and port where KEDA reads the consumers." }}{{ end -}}
{{- if le (int $v.autoscaling.keda.lagThreshold) 512 }}{{ $problems = append $problems "autoscaling.keda.lagThreshold must be above 512, which a consumer may hold unacknowledged without being behind." }}{{ end -}}
{{- if not (include "ducha.knows" (dict "root" . "version" "keda.sh/v1alpha1")) }}{{ $problems = append $problems "autoscaling.kind is keda, but the cluster does not know keda.sh/v1alpha1: install KEDA, or list it in capabilities.assume." }}{{ end -}}
{{- end -}}
{{- if ne $v.route.kind "none" -}}
{{- if not $v.route.hostnames }}{{ $problems = append $problems (printf "route.hostnames is empty: route.kind %s needs a host name." $v.route.kind) }}{{ end -}}
{{- end -}}
{{- if eq $v.route.kind "httpRoute" -}}
{{- if not $v.route.parentRefs }}{{ $problems = append $problems "route.parentRefs is empty: name the Gateway that the HTTPRoute joins; the chart makes none." }}{{ end -}}
{{- if not (include "ducha.knows" (dict "root" . "version" "gateway.networking.k8s.io/v1")) }}{{ $problems = append $problems "route.kind is httpRoute, but the cluster does not know gateway.networking.k8s.io/v1: install the Gateway API, list it in capabilities.assume, or choose route.kind ingress." }}{{ end -}}
{{- end -}}
{{- if and (eq $v.database.mode "cnpg") (not (include "ducha.knows" (dict "root" . "version" "postgresql.cnpg.io/v1"))) }}{{ $problems = append $problems "database.mode is cnpg, but the cluster does not know postgresql.cnpg.io/v1: install CloudNativePG, or list it in capabilities.assume." }}{{ end -}}
{{- if and (or $v.monitoring.serviceMonitor.enabled $v.monitoring.prometheusRule.enabled) (not (include "ducha.knows" (dict "root" . "version" "monitoring.coreos.com/v1"))) }}{{ $problems = append $problems "monitoring.serviceMonitor.enabled or monitoring.prometheusRule.enabled is true, but the cluster does not know monitoring.coreos.com/v1: install the Prometheus operator, or list it in capabilities.assume." }}{{ end -}}
{{- if and $v.networkPolicy.enabled (eq $v.database.mode "external") (not $v.networkPolicy.databaseCIDRs) }}{{ $problems = append $problems "networkPolicy.databaseCIDRs is empty: with database.mode external the services could not reach their databases." }}{{ end -}}
{{- if $v.identity.enabled -}}
{{- if eq $v.config.PROFILE "production" }}{{ $problems = append $problems "identity.enabled is true: the identity provider of demonstrations lets anybody sign in and is refused with config.PROFILE production." }}{{ end -}}
{{- if not $v.identity.database.existingSecret.name }}{{ $problems = append $problems "identity.database.existingSecret.name is empty: name the Secret with the URL of its database." }}{{ end -}}
{{- end -}}
{{- if and $v.tests.firstPath (not $v.identity.enabled) }}{{ $problems = append $problems "tests.firstPath is true, but identity.enabled is false: the first path is played by the demo people." }}{{ end -}}
{{- if $problems }}{{ fail (printf "\n\nThese values cannot work:\n  - %s\n" (join "\n  - " $problems)) }}{{ end -}}
{{- end -}}
