package io.dbmodernizer.request;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;

/** A request that keeps every rule. */
public final class SampleRequest {

  static final String JSON =
      """
      {
        "migrationId": "sales-2026",
        "requester": "platform team",
        "purpose": "leave the old data centre",
        "source": {
          "host": "sql01.corp.example.com",
          "database": "Sales",
          "login": "migrator",
          "passwordRef": "env:SOURCE_PASSWORD"
        },
        "target": {
          "azure": {
            "subscriptionId": "00000000-0000-0000-0000-000000000001",
            "resourceGroup": "rg-sales",
            "region": "westeurope"
          },
          "server": {
            "name": "sql-sales",
            "administratorLogin": "salesadmin",
            "administratorPasswordRef": "keyvault:https://vault.example.com/secrets/sql-admin",
            "firewallRules": [
              {"name": "office", "startIpAddress": "203.0.113.1", "endIpAddress": "203.0.113.9"}
            ]
          },
          "database": {"name": "Sales", "serviceObjective": "GP_Gen5_2"},
          "storage": {"accountName": "stsales", "containerName": "migration"},
          "tags": {"team": "sales"}
        },
        "migration": {"tables": ["[Sales].[Order]"]},
        "backup": {
          "shortTermRetentionDays": 14,
          "weeklyRetention": "P4W",
          "monthlyRetention": "P12M",
          "yearlyRetention": "P5Y",
          "weekOfYear": 1
        },
        "monitoring": {"alertEmails": ["dba@example.com"]}
      }
      """;

  private SampleRequest() {}

  /** Returns a new request with its id. Every other field has the contract's default. */
  public static MigrationRequested empty(String migrationId) {
    return MigrationRequested.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setMigrationId(migrationId).build())
        .build();
  }

  /** A new one for every caller, to be changed at will. */
  public static MigrationRequested valid() {
    return RequestDocument.parse(JSON);
  }
}
