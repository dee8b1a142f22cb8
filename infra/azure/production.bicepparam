using 'main.bicep'

param name = 'pdbot'
param displayName = '個資通報'
param appType = 'SingleTenant'
param appId = readEnvironmentVariable('PDBOT_APP_ID')
param registryName = 'exampleregistry'
param image = readEnvironmentVariable('PDBOT_IMAGE')
param rosters = [
  {
    file: 'example.yaml'
    secret: 'roster-example'
  }
]
param botSku = 'S1'
param storageSku = 'Standard_GZRS'
param maxReplicas = 3
// Eight years: the longest that a record is kept, and then some.
param checkpointDays = 2922
param logDays = 365
param alertEmails = ['operators@example.tw', 'ciso@example.tw']
param heartbeatUrl = readEnvironmentVariable('PDBOT_HEARTBEAT_URL', '')
