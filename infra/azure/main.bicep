// PdBot in a resource group: what it is made of and who may do what. Copy a .bicepparam file per environment.
targetScope = 'resourceGroup'

@description('Begins every name; 3 to 11 lower-case letters and digits, a letter first.')
@minLength(3)
@maxLength(11)
param name string

param location string = resourceGroup().location

@description('What people see in Teams.')
param displayName string

@description('SingleTenant: an app registration that trusts the managed identity. UserAssignedMSI: the managed identity is the bot.')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param appType string = 'SingleTenant'

@description('SingleTenant: the app registration. Empty for UserAssignedMSI.')
param appId string = ''

@description('The Entra tenant of the bot.')
param tenantId string = subscription().tenantId

@description('The container registry in this resource group.')
param registryName string

@description('The image with its tag in that registry, for example pdbot:1.4.0. Never latest.')
param image string

@description('Roster files: their names and the secrets of the vault that hold them.')
param rosters array

@description('S1 answers for an availability; F0 does not.')
@allowed(['F0', 'S1'])
param botSku string = 'S1'

@description('How the data are kept: three zones, or three zones and another region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('One is always warm: Teams waits 15 s and no longer.')
@minValue(1)
param minReplicas int = 1

@maxValue(20)
param maxReplicas int = 3

@description('For how many days what is in the checkpoint container can be neither changed nor deleted.')
@minValue(1)
@maxValue(146000)
param checkpointDays int

@description('How long program logs are kept.')
param logDays int = 90

@description('Where alerts go.')
param alertEmails array

@description('Called once a minute while the bot is on time; empty for none.')
param heartbeatUrl string = ''

@description('Locks the storage against deletion.')
param isProtected bool = true

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

module logs 'modules/logs.bicep' = {
  name: '${name}-logs'
  params: {
    name: name
    location: location
    days: logDays
  }
}

module storage 'modules/storage.bicep' = {
  name: '${name}-storage'
  params: {
    name: name
    location: location
    sku: storageSku
    principalId: identity.properties.principalId
    isProtected: isProtected
  }
}

module checkpoints 'modules/checkpoints.bicep' = {
  name: '${name}-checkpoints'
  params: {
    name: name
    location: location
    sku: storageSku
    principalId: identity.properties.principalId
    days: checkpointDays
  }
}

module vault 'modules/vault.bicep' = {
  name: '${name}-vault'
  params: {
    name: name
    location: location
    tenantId: tenantId
    principalId: identity.properties.principalId
    workspaceId: logs.outputs.workspaceId
  }
}

module registry 'modules/registry.bicep' = {
  name: '${name}-registry'
  params: {
    name: registryName
    principalId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = {
  name: '${name}-app'
  params: {
    name: name
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    workspaceId: logs.outputs.workspaceId
    image: '${registry.outputs.server}/${image}'
    registryServer: registry.outputs.server
    appType: appType
    appId: appType == 'UserAssignedMSI' ? identity.properties.clientId : appId
    tenantId: tenantId
    storageAccount: storage.outputs.account
    checkpointContainer: checkpoints.outputs.address
    vaultUri: vault.outputs.uri
    rosters: rosters
    heartbeatUrl: heartbeatUrl
    minReplicas: minReplicas
    maxReplicas: maxReplicas
  }
}

module bot 'modules/bot.bicep' = {
  name: '${name}-bot'
  params: {
    name: name
    displayName: displayName
    sku: botSku
    endpoint: '${app.outputs.address}/api/messages'
    appType: appType
    appId: appType == 'UserAssignedMSI' ? identity.properties.clientId : appId
    tenantId: tenantId
    identityId: appType == 'UserAssignedMSI' ? identity.id : ''
  }
}

module alerts 'modules/alerts.bicep' = {
  name: '${name}-alerts'
  params: {
    name: name
    location: location
    workspaceId: logs.outputs.workspaceId
    insightsId: logs.outputs.insightsId
    appName: app.outputs.name
    address: app.outputs.address
    emails: alertEmails
  }
}

@description('What the app registration must trust (SingleTenant): the subject of its federated credential.')
output identityPrincipalId string = identity.properties.principalId

@description('Where the bot is.')
output address string = app.outputs.address
