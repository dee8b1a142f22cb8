// The program: one replica always warm, more while wakes wait.
param name string
param location string
param identityId string
param identityClientId string
param workspaceId string
param image string
param registryServer string
param appType string
param appId string
param tenantId string
param storageAccount string
param checkpointContainer string
param vaultUri string
param rosters array
param heartbeatUrl string
param minReplicas int
param maxReplicas int

var port = 8080
var prefix = 'pdbot'
var appName = '${name}-app'
var identityKind = appType == 'SingleTenant' ? [
  {
    name: 'Bot__FederatedIdentity'
    value: identityClientId
  }
] : []

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

resource logging 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: appName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'auto'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [for roster in rosters: {
        name: roster.secret
        keyVaultUrl: '${vaultUri}secrets/${roster.secret}'
        identity: identityId
      }]
    }
    template: {
      // It stops within 8 s.
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'pdbot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat([
            {
              name: 'Bot__AppId'
              value: appId
            }
            {
              name: 'Bot__AppType'
              value: appType
            }
            {
              name: 'Bot__TenantId'
              value: tenantId
            }
            {
              name: 'Bot__PublicUrl'
              value: 'https://${appName}.${environment.properties.defaultDomain}'
            }
            {
              name: 'Bot__CheckpointContainer'
              value: checkpointContainer
            }
            {
              name: 'Bot__HeartbeatUrl'
              value: heartbeatUrl
            }
            {
              name: 'Storage__Kind'
              value: 'Azure'
            }
            {
              name: 'Storage__AccountName'
              value: storageAccount
            }
            {
              name: 'Storage__Prefix'
              value: prefix
            }
            {
              name: 'Roster__Path'
              value: '/rosters'
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: identityClientId
            }
          ], identityKind)
          volumeMounts: [
            {
              volumeName: 'rosters'
              mountPath: '/rosters'
            }
          ]
          // Not /readyz: whoever is late must still take reports in. The alerts ask that.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'rosters'
          storageType: 'Secret'
          secrets: [for roster in rosters: {
            secretRef: roster.secret
            path: roster.file
          }]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'wakes-that-are-due'
            custom: {
              type: 'azure-queue'
              // Only what is visible: a hidden message is a report that waits, for days perhaps, and is no work.
              metadata: {
                accountName: storageAccount
                queueName: '${prefix}-wakes'
                queueLength: '16'
                queueLengthStrategy: 'visibleonly'
              }
              identity: identityId
            }
          }
        ]
      }
    }
  }
}

output name string = app.name
output address string = 'https://${app.properties.configuration.ingress.fqdn}'
