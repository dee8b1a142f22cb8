// Checkpoints in an account of their own: the bot may read and append, and neither it nor whoever has its rights may take anything back.
// The policy is made unlocked; lock it by hand once it is right, since that cannot be undone.
param name string
param location string
param sku string
param principalId string
param days int

var here = resourceGroup().id
var suffix = uniqueString(here)

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}kept${take(suffix, 8)}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'checkpoints'
  properties: {
    publicAccess: 'None'
  }
}

resource policy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = {
  parent: container
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: days
    allowProtectedAppendWrites: true
  }
}

resource keeper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(here, name, 'checkpoint-keeper')
  properties: {
    roleName: 'PdBot checkpoint keeper (${name}, ${suffix})'
    description: 'Reads blobs, makes new ones and appends to them; neither overwrites nor deletes, and no policies.'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/read'
        ]
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
      }
    ]
    assignableScopes: [here]
  }
}

resource keeping 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: container
  name: guid(container.id, principalId, keeper.id)
  properties: {
    roleDefinitionId: keeper.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output address string = '${account.properties.primaryEndpoints.blob}${container.name}'
