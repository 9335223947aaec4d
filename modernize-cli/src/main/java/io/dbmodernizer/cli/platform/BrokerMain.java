package io.dbmodernizer.cli.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The main class of the broker. It formats its folder at the first start and runs Kafka. */
final class BrokerMain {

  private BrokerMain() {}

  /**
   * Runs the broker until the process is terminated.
   *
   * @param args settings file and data folder of the broker
   */
  public static void main(String[] args) {
    String settings = args[0];
    if (!Files.exists(Path.of(args[1], "meta.properties"))) {
      String clusterId = Uuid.randomUuid().toString();
      int status =
          StorageTool.execute(
              new String[] {"format", "--cluster-id", clusterId, "--config", settings}, System.out);
      if (status != 0) {
        System.exit(status);
      }
    }
    Kafka.main(new String[] {settings});
  }
}
