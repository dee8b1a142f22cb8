// What the checker knows of Azure: only the resources that infra/azure uses, at the versions it uses, from their published reference.

/** Built-in roles by the names under which they may be used. */
export const roles = {
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
};

export const functions = new Set([
  'concat', 'empty', 'guid', 'join', 'json', 'readEnvironmentVariable', 'resourceGroup', 'subscription', 'subscriptionResourceId', 'take', 'uniqueString',
  'allowed', 'description', 'maxLength', 'maxValue', 'minLength', 'minValue', 'secure',
]);

export const members = new Set(['id', 'name', 'type', 'location', 'tags', 'sku', 'kind', 'identity', 'properties']);

/**
 * required: paths that must be there. known: what may stand in properties, on its first level. must: paths with their only good value.
 * literal: what the fixed parts of a name may hold. extends: may be put on another resource by scope.
 */
export const resources = {
  'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31': { required: ['name', 'location'], known: [] },
  'Microsoft.OperationalInsights/workspaces@2023-09-01': {
    required: ['name', 'location', 'properties.sku.name', 'properties.retentionInDays'], known: ['features', 'retentionInDays', 'sku', 'workspaceCapping'],
  },
  'Microsoft.Insights/components@2020-02-02': {
    required: ['name', 'location', 'kind', 'properties.Application_Type', 'properties.WorkspaceResourceId'],
    known: ['Application_Type', 'DisableLocalAuth', 'IngestionMode', 'RetentionInDays', 'WorkspaceResourceId'],
  },
  'Microsoft.Storage/storageAccounts@2023-05-01': {
    required: ['name', 'location', 'kind', 'sku.name', 'properties'],
    known: ['accessTier', 'allowBlobPublicAccess', 'allowCrossTenantReplication', 'allowSharedKeyAccess', 'defaultToOAuthAuthentication', 'minimumTlsVersion', 'networkAcls', 'publicNetworkAccess', 'supportsHttpsTrafficOnly'],
    must: { 'properties.allowSharedKeyAccess': 'false', 'properties.allowBlobPublicAccess': 'false', 'properties.minimumTlsVersion': "'TLS1_2'", 'properties.supportsHttpsTrafficOnly': 'true' },
    literal: /^[a-z0-9]*$/,
  },
  'Microsoft.Storage/storageAccounts/blobServices@2023-05-01': { required: ['name', 'parent'], known: ['deleteRetentionPolicy', 'isVersioningEnabled'], must: { name: "'default'" } },
  'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01': {
    required: ['name', 'parent'], known: ['publicAccess', 'metadata'], must: { 'properties.publicAccess': "'None'" }, literal: /^[a-z0-9-]*$/,
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01': {
    required: ['name', 'parent', 'properties.immutabilityPeriodSinceCreationInDays'],
    known: ['allowProtectedAppendWrites', 'allowProtectedAppendWritesAll', 'immutabilityPeriodSinceCreationInDays'],
    must: { name: "'default'", 'properties.allowProtectedAppendWrites': 'true' },
  },
  'Microsoft.KeyVault/vaults@2023-07-01': {
    required: ['name', 'location', 'properties.tenantId', 'properties.sku.family', 'properties.sku.name'],
    known: ['enablePurgeProtection', 'enableRbacAuthorization', 'enableSoftDelete', 'networkAcls', 'publicNetworkAccess', 'sku', 'softDeleteRetentionInDays', 'tenantId'],
    must: { 'properties.enableRbacAuthorization': 'true', 'properties.enablePurgeProtection': 'true' },
    literal: /^[a-zA-Z0-9-]*$/,
  },
  'Microsoft.ContainerRegistry/registries@2023-07-01': { required: ['name'], known: [] },
  'Microsoft.BotService/botServices@2022-09-15': {
    required: ['name', 'location', 'kind', 'sku.name', 'properties.displayName', 'properties.endpoint', 'properties.msaAppId', 'properties.msaAppType', 'properties.msaAppTenantId'],
    known: ['disableLocalAuth', 'displayName', 'endpoint', 'iconUrl', 'msaAppId', 'msaAppMSIResourceId', 'msaAppTenantId', 'msaAppType', 'publicNetworkAccess'],
    must: { location: "'global'", kind: "'azurebot'", 'properties.disableLocalAuth': 'true' },
  },
  'Microsoft.BotService/botServices/channels@2022-09-15': {
    required: ['name', 'parent', 'properties.channelName', 'properties.properties.isEnabled'], known: ['channelName', 'properties'],
    must: { name: "'MsTeamsChannel'", location: "'global'", 'properties.channelName': "'MsTeamsChannel'" },
  },
  'Microsoft.App/managedEnvironments@2025-01-01': { required: ['name', 'location', 'properties'], known: ['appLogsConfiguration', 'vnetConfiguration', 'workloadProfiles', 'zoneRedundant'] },
  'Microsoft.App/containerApps@2025-01-01': {
    required: [
      'name', 'location', 'identity.type', 'properties.environmentId', 'properties.configuration.ingress.targetPort', 'properties.template.containers',
      'properties.template.scale.minReplicas', 'properties.template.scale.maxReplicas', 'properties.template.scale.rules',
    ],
    known: ['configuration', 'environmentId', 'template', 'workloadProfileName'],
    must: { 'properties.configuration.ingress.allowInsecure': 'false', 'properties.configuration.activeRevisionsMode': "'Single'" },
  },
  'Microsoft.Authorization/roleDefinitions@2022-04-01': {
    required: ['name', 'properties.roleName', 'properties.permissions', 'properties.assignableScopes'], known: ['assignableScopes', 'description', 'permissions', 'roleName', 'type'],
  },
  'Microsoft.Authorization/roleAssignments@2022-04-01': {
    required: ['name', 'scope', 'properties.roleDefinitionId', 'properties.principalId', 'properties.principalType'],
    known: ['condition', 'conditionVersion', 'description', 'principalId', 'principalType', 'roleDefinitionId'], must: { 'properties.principalType': "'ServicePrincipal'" }, extends: true,
  },
  'Microsoft.Authorization/locks@2020-05-01': { required: ['name', 'scope', 'properties.level'], known: ['level', 'notes'], extends: true },
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview': { required: ['name', 'scope', 'properties.workspaceId', 'properties.logs'], known: ['logs', 'metrics', 'workspaceId'], extends: true },
  'Microsoft.Insights/actionGroups@2023-01-01': {
    required: ['name', 'location', 'properties.enabled', 'properties.groupShortName'], known: ['emailReceivers', 'enabled', 'groupShortName', 'webhookReceivers'], must: { location: "'global'" },
  },
  'Microsoft.Insights/scheduledQueryRules@2022-06-15': {
    required: ['name', 'location', 'properties.scopes', 'properties.evaluationFrequency', 'properties.windowSize', 'properties.severity', 'properties.criteria.allOf', 'properties.actions.actionGroups'],
    known: ['actions', 'autoMitigate', 'criteria', 'description', 'displayName', 'enabled', 'evaluationFrequency', 'scopes', 'severity', 'skipQueryValidation', 'windowSize'],
    must: { 'properties.enabled': 'true' },
  },
  'Microsoft.Insights/webtests@2022-06-15': {
    required: ['name', 'location', 'tags', 'properties.SyntheticMonitorId', 'properties.Name', 'properties.Kind', 'properties.Locations', 'properties.Request.RequestUrl'],
    known: ['Description', 'Enabled', 'Frequency', 'Kind', 'Locations', 'Name', 'Request', 'RetryEnabled', 'SyntheticMonitorId', 'Timeout', 'ValidationRules'], must: { 'properties.Enabled': 'true' },
  },
  'Microsoft.Insights/metricAlerts@2018-03-01': {
    required: ['name', 'location', 'properties.severity', 'properties.enabled', 'properties.scopes', 'properties.evaluationFrequency', 'properties.windowSize', 'properties.criteria', 'properties.actions'],
    known: ['actions', 'autoMitigate', 'criteria', 'description', 'enabled', 'evaluationFrequency', 'scopes', 'severity', 'windowSize'], must: { location: "'global'", 'properties.enabled': 'true' },
  },
};
