package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.Reason;

/**
 * The meaning of an error of Azure Resource Manager for a migration.
 *
 * @param reason closed reason
 * @param retryable true if another attempt can succeed
 * @param remedy the remedy, one imperative sentence
 */
record ErrorMeaning(Reason reason, boolean retryable, String remedy) {

  static ErrorMeaning of(int status, String code) {
    ErrorMeaning byStatus =
        switch (status) {
          case 401, 403 ->
              new ErrorMeaning(
                  Reason.NOT_AUTHORIZED,
                  true,
                  "Grant the service's identity the role it needs on the resource group; a new role"
                      + " assignment can take minutes to apply.");
          case 404 ->
              new ErrorMeaning(
                  Reason.AZURE_REJECTED,
                  true,
                  "A resource this one depends on is missing; check that it is not being removed.");
          case 409 ->
              new ErrorMeaning(
                  Reason.CONFLICTING_OPERATION,
                  true,
                  "Another operation holds the resource; it is tried again.");
          case 408 ->
              new ErrorMeaning(
                  Reason.AZURE_UNAVAILABLE,
                  true,
                  "Azure did not answer in time; it is tried again.");
          case 429 ->
              new ErrorMeaning(
                  Reason.THROTTLED,
                  true,
                  "Azure limits the rate of calls; lower dbmodernizer.arm-budget if it persists.");
          default ->
              status >= 500
                  ? new ErrorMeaning(
                      Reason.AZURE_UNAVAILABLE, true, "Check Azure's service health.")
                  : new ErrorMeaning(
                      Reason.AZURE_REJECTED, false, "Change the request as the message says.");
        };
    return ofCode(code, byStatus);
  }

  static ErrorMeaning ofCode(String code, Reason otherwise) {
    return ofCode(
        code,
        new ErrorMeaning(
            otherwise, false, "Read the message, remove the cause, and request a retry."));
  }

  private static ErrorMeaning ofCode(String code, ErrorMeaning otherwise) {
    return switch (code) {
      case "ConflictingDatabaseOperation",
          "ConflictingServerOperation",
          "OperationInProgress",
          "AnotherOperationInProgress" ->
          new ErrorMeaning(
              Reason.CONFLICTING_OPERATION,
              true,
              "Another operation holds the resource; it is tried again.");
      case "NameAlreadyExists",
          "StorageAccountAlreadyTaken",
          "StorageAccountAlreadyExists",
          "StorageAccountInAnotherResourceGroup" ->
          new ErrorMeaning(
              Reason.NAME_TAKEN, false, "The name is taken in Azure; choose another one.");
      case "ReservedResourceName" ->
          new ErrorMeaning(
              Reason.INVALID_REQUEST, false, "Choose a name without words that Azure reserves.");
      case "InvalidOperationForDatabaseInReplicationRelationship" ->
          new ErrorMeaning(
              Reason.RESOURCE_CONFLICT, false, "Drop the replicas of the database before it.");
      // Also the end of an operation that Azure had accepted: begun again, it may succeed.
      case "InternalServerError", "InternalError", "ServiceUnavailable", "GatewayTimeout" ->
          new ErrorMeaning(
              Reason.AZURE_UNAVAILABLE,
              true,
              "Azure failed within itself; it is tried again. Check Azure's service health.");
      case "OperationTimedOut" ->
          new ErrorMeaning(
              Reason.OPERATION_TIMED_OUT,
              false,
              "Look at the operation in Azure's activity log, then request a retry: it goes on from"
                  + " what exists.");
      case "MissingSubscriptionRegistration" ->
          new ErrorMeaning(
              Reason.NOT_AUTHORIZED,
              true,
              "Register the resource provider named in the message on the subscription.");
      case "QuotaExceeded",
          "SubscriptionQuotaExceeded",
          "ServerQuotaExceeded",
          "ServerDtuQuotaExceeded",
          "SubscriptionVcoreQuotaExceeded",
          "MaxStorageAccountsCountPerSubscriptionExceeded",
          "RegionDoesNotAllowProvisioning",
          "ProvisioningDisabled" ->
          new ErrorMeaning(
              Reason.QUOTA_EXCEEDED,
              false,
              "Ask for a higher quota, or choose another region or service objective.");
      case "IntegrationRuntimeIsNotOnline" ->
          new ErrorMeaning(
              Reason.INTEGRATION_RUNTIME_OFFLINE,
              true,
              "Start a self-hosted integration runtime node and register it with the service's key.");
      case "InvalidLocation", "LocationNotAvailableForResourceType" ->
          new ErrorMeaning(
              Reason.INVALID_REQUEST, false, "Choose a region where the resource type exists.");
      default -> otherwise;
    };
  }
}
