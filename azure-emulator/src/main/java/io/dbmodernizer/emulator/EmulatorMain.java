package io.dbmodernizer.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The emulator as a program. It prints one line {@code ready port=… sqlPort=… certificate=…} when
 * it accepts requests. It runs until it receives SIGTERM or SIGINT.
 */
@Command(
    name = "azure-emulator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A local Azure Resource Manager with real SQL databases.")
public final class EmulatorMain implements Callable<Integer> {

  @Mixin private final EmulatorOptions options = EmulatorOptions.defaults();

  private final PrintStream out;

  private EmulatorMain(PrintStream out) {
    this.out = out;
  }

  /** Runs the program until it receives a signal to end. */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-emulator.xml");
    }
    System.exit(
        new CommandLine(new EmulatorMain(System.out))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook = new Thread(() -> awaitStopped(stop, stopped), "emulator-stop");
    try (AzureEmulator emulator = AzureEmulator.start(options)) {
      Runtime.getRuntime().addShutdownHook(hook);
      out.printf(
          "ready port=%d sqlPort=%d certificate=%s%n",
          emulator.baseUri().getPort(), emulator.sqlPort(), emulator.certificatePem());
      out.flush();
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /** Runs as shutdown hook. Keeps the JVM alive until the emulator is closed. */
  private static void awaitStopped(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
