package io.dbmodernizer.systemtests.azure;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Starts emulators whose exchanges are not recorded: for tests that send what Azure's descriptions
 * forbid, to see it refused or read back.
 */
public final class Unrecorded {

  private Unrecorded() {}

  /** Starts one. Tests that start emulators in the same process run one after the other. */
  public static AzureEmulator start(EmulatorOptions options) throws IOException {
    @Nullable String folder = System.clearProperty(ExchangeRecording.FOLDER_PROPERTY);
    try {
      return AzureEmulator.start(options);
    } finally {
      if (folder != null) {
        System.setProperty(ExchangeRecording.FOLDER_PROPERTY, folder);
      }
    }
  }
}
