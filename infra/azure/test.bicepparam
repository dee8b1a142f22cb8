using 'main.bicep'

// To try things: cheap, and nothing that cannot be taken down again.
param name = 'pdbottest'
param displayName = '個資通報（測試）'
param appType = 'UserAssignedMSI'
param registryName = 'exampleregistry'
param image = 'pdbot:1.0.0'
param rosters = [
  {
    file: 'example.yaml'
    secret: 'roster-example'
  }
]
param botSku = 'F0'
param storageSku = 'Standard_LRS'
param maxReplicas = 2
param checkpointDays = 1
param logDays = 30
param alertEmails = ['operators@example.tw']
param isProtected = false
