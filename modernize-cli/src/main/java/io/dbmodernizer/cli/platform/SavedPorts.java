package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The ports that the platform of a folder had when it ran. */
public final class SavedPorts {
  private SavedPorts() {}

  /**
   * Returns the ports that are not free. Meant for a platform that does not run.
   *
   * @param dataFolder data folder of the platform
   * @return the ports by the name of their process; empty if no platform was started there
   * @throws IOException if the state of the platform cannot be read
   */
  public static Map<String, Integer> taken(Path dataFolder) throws IOException {
    Map<String, Integer> taken = new TreeMap<>();
    PlatformState.load(new DataFolder(dataFolder).stateFile())
        .ports()
        .forEach(
            (name, port) -> {
              if (!FreePorts.isFree(port)) {
                taken.put(name, port);
              }
            });
    return taken;
  }
}
