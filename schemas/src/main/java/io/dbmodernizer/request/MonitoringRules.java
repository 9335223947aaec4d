package io.dbmodernizer.request;

import io.dbmodernizer.events.MonitoringOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules on monitoring and alerts. */
final class MonitoringRules {

  /** An action group has at most 10 webhooks. One of them is that of the monitoring service. */
  private static final int MAX_WEBHOOKS = 9;

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private MonitoringRules() {}

  static void check(MonitoringOptions options, Violations violations) {
    if (!OptionalFields.isAbsent(options.getWorkspaceName())) {
      AzureNames.WORKSPACE.check(options.getWorkspaceName(), "workspaceName", violations);
    }
    violations.inRange(
        options.getWorkspaceRetentionDays(), 30, 730, "workspaceRetentionDays", "days");
    if (!OptionalFields.isAbsent(options.getActionGroupName())) {
      AzureNames.ACTION_GROUP.check(options.getActionGroupName(), "actionGroupName", violations);
    }
    List<String> emails = OptionalFields.listOf(options.getAlertEmails());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < emails.size(); i++) {
      String field = "alertEmails[" + i + "]";
      violations.require(
          EMAIL.matcher(emails.get(i)).matches(),
          field,
          "is not an e-mail address",
          "an address such as dba@example.com");
      violations.require(
          seen.add(emails.get(i).toLowerCase(Locale.ROOT)),
          field,
          "is in the list already",
          "every address once");
    }
    checkWebhooks(OptionalFields.listOf(options.getAlertWebhookRefs()), violations);
  }

  /** Checks the references. The service that resolves them checks that the addresses are https. */
  private static void checkWebhooks(List<String> references, Violations violations) {
    violations.require(
        references.size() <= MAX_WEBHOOKS,
        "alertWebhookRefs",
        "are too many",
        "at most " + MAX_WEBHOOKS + "; Azure allows 10, and one of them is the monitoring service");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < references.size(); i++) {
      String field = "alertWebhookRefs[" + i + "]";
      violations.secret(references.get(i), field);
      violations.require(
          seen.add(references.get(i)), field, "is in the list already", "every reference once");
    }
  }
}
