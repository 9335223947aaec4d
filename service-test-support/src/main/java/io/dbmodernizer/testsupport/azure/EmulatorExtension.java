package io.dbmodernizer.testsupport.azure;

import io.dbmodernizer.emulator.time.ManualClock;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator for the tests of one class. Each test begins with a mark. */
public class EmulatorExtension extends EmulatedAzure
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  /** Creates an emulator with real time. */
  public EmulatorExtension() {}

  /** Creates an emulator in virtual time. */
  public EmulatorExtension(ManualClock clock) {
    super(clock);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    open();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mark();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }
}
