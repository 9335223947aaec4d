package io.dbmodernizer.provisioner;

import com.azure.core.http.HttpClient;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.testsupport.azure.EmulatorExtension;
import java.util.function.UnaryOperator;

/** An emulator for the tests of one class, and the service's clients of it. */
public final class ProvisionerAzure extends EmulatorExtension {

  /** Returns clients connected over HTTPS. */
  public AzureClients clients() {
    return clients(UnaryOperator.identity());
  }

  /** Returns clients with something around their transport. */
  public AzureClients clients(UnaryOperator<HttpClient> around) {
    return new AzureClients(connection(around));
  }
}
