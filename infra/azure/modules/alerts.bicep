// Whom to call when the bot is late, silent or refused. The numbers are those of the program's own log lines.
param name string
param location string
param workspaceId string
param insightsId string
param appName string
param address string
param emails array

var rules = [
  {
    name: 'overdue-wake'
    severity: 0
    text: 'A wake is overdue, the storage does not answer, or Entra gives the bot no token: reports do not move on.'
    events: ['3006', '3014', '1105', '3002']
  }
  {
    name: 'wake-set-aside'
    severity: 1
    text: 'A wake could not be read and was set aside (queue <prefix>-poison).'
    events: ['3013', '3010']
  }
  {
    name: 'failed-send'
    severity: 2
    text: 'A card was not delivered, or the Connector refuses the bot.'
    events: ['1202', '1203', '2103', '2204']
  }
  {
    name: 'checkpoint-failed'
    severity: 2
    text: 'The day\'s checkpoint of the log could not be taken, or its container is not protected.'
    events: ['3011', '3012']
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [for email in emails: {
      name: email
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

resource log 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${name}: ${rule.name}'
    description: rule.text
    enabled: true
    severity: rule.severity
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" | where Log matches regex @"\\[(${join(rule.events, '|')})\\]"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: true
    // The tables come with the first line that is logged.
    skipQueryValidation: true
    actions: {
      actionGroups: [
        group.id
      ]
    }
  }
}]

// From outside, and through the same door as Teams: a bot that is gone logs nothing.
resource ready 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${name}-ready'
    Name: '${name}-ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      {
        Id: 'apac-hk-hkn-azr'
      }
      {
        Id: 'apac-jp-kaw-edge'
      }
      {
        Id: 'apac-sg-sin-azr'
      }
    ]
    Request: {
      RequestUrl: '${address}/readyz'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'The bot is not reachable, or says that it is not ready.'
    enabled: true
    severity: 0
    scopes: [
      ready.id
      insightsId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insightsId
      failedLocationCount: 2
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: group.id
      }
    ]
  }
}
