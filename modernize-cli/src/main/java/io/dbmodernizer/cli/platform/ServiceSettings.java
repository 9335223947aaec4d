package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a service, with the addresses of the other processes. */
record ServiceSettings(DataFolder data, PlatformAddresses addresses, PlatformOptions options) {

  private static final String H2_OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

  List<String> of(ServiceName service, int instance, int port) throws IOException {
    String emulator = addresses.emulatorUrl();
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--server.port=" + port);
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--dbmodernizer.access.mode=OPEN");
    arguments.add("--spring.kafka.bootstrap-servers=" + addresses.bootstrapServers());
    arguments.add("--spring.kafka.properties.schema.registry.url=" + addresses.registryUrl());
    arguments.add("--dbmodernizer.azure.endpoint=" + emulator);
    arguments.add("--dbmodernizer.azure.authority-host=" + emulator);
    arguments.add("--dbmodernizer.azure.tenant-id=" + LocalIdentity.TENANT);
    arguments.add("--dbmodernizer.azure.client-id=" + service.clientId());
    arguments.add(
        "--dbmodernizer.azure.client-secret-ref="
            + new LocalSecrets(data).reference(LocalSecrets.AZURE_CLIENT));
    arguments.add("--dbmodernizer.azure.trusted-certificate=" + EmulatorProcess.certificate(data));
    arguments.add("--dbmodernizer.azure.poll-interval=300ms");
    arguments.add(
        "--dbmodernizer.sql.source-url=jdbc:h2:tcp://{host}:{port}/{database}" + H2_OPTIONS);
    arguments.add(
        "--dbmodernizer.sql.target-url=jdbc:h2:tcp://127.0.0.1:"
            + addresses.emulatorSqlPort()
            + "/{server}/{database}"
            + H2_OPTIONS);
    arguments.add(
        "--dbmodernizer.stage.state-directory="
            + data.streams().resolve(service.instance(instance)));
    arguments.addAll(options.argumentsOf(service));
    return arguments;
  }
}
