package io.dbmodernizer.cli.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import io.dbmodernizer.cli.platform.AzureAccess;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureCredentials;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.TrustedHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Azure as the operator may use it. Calls are made once and never repeated. */
public final class OperatorAzure {

  private static final ArmBudgetProperties AZURES_LIMITS =
      new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 0);

  private final AzureProperties properties;
  private final AzureConnection connection;

  private OperatorAzure(AzureProperties properties) {
    this.properties = properties;
    HttpClient transport = TrustedHttpClient.create(properties);
    this.connection =
        new AzureConnection(
            properties,
            AzureCredentials.create(properties, transport),
            transport,
            new ArmBudget(AZURES_LIMITS, InstantSource.system()),
            "modernize");
  }

  /**
   * Connects: to what an option or the environment names, else to the local platform's emulator,
   * else to Azure with whoever is signed in on this machine.
   *
   * @param environment variables named as those of the services, {@code DBMODERNIZER_AZURE_…}
   * @param endpoint base address of Resource Manager; null if none is given
   * @param local the local platform's Azure; empty if there is none or another platform is meant
   * @return the connection; nothing is called yet
   * @throws IllegalArgumentException if the settings do not go together, naming them
   */
  public static OperatorAzure connect(
      Map<String, String> environment, @Nullable String endpoint, Optional<AzureAccess> local) {
    return new OperatorAzure(
        OperatorSettings.ofEnvironment(environment, endpoint)
            .or(() -> local.map(OperatorSettings::ofPlatform))
            .orElseGet(OperatorSettings::ofAzure));
  }

  /**
   * Calls an action of a resource.
   *
   * @param resourceId the resource
   * @param action name of the action
   * @param apiVersion api-version
   * @return the answer
   * @throws IOException if Azure cannot be reached, does not know the operator or refuses
   */
  public JsonNode act(String resourceId, String action, String apiVersion) throws IOException {
    try {
      String path = ResourceId.parse(resourceId).with(action).toString();
      return connection.rest().post(path, apiVersion, null).body();
    } catch (ArmException e) {
      throw new IOException(
          "%s refused %s of %s, %s: %s%s"
              .formatted(
                  properties.endpoint(),
                  action,
                  resourceId,
                  e.code().isEmpty() ? "status " + e.status() : e.code(),
                  e.getMessage(),
                  e.status() == 403 || e.status() == 401
                      ? "; your own identity needs the right to it"
                      : ""),
          e);
    } catch (ClientAuthenticationException e) {
      throw new IOException(
          "%s does not know you: %s; sign in (az login) or set DBMODERNIZER_AZURE_TENANTID, _CLIENTID and _CLIENTSECRETREF"
              .formatted(properties.authorityHost(), firstLine(e)),
          e);
    } catch (UncheckedIOException e) {
      throw unreachable(e);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException) {
          throw unreachable(e);
        }
      }
      throw e;
    }
  }

  private IOException unreachable(RuntimeException e) {
    return new IOException(properties.endpoint() + " cannot be reached: " + firstLine(e), e);
  }

  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
