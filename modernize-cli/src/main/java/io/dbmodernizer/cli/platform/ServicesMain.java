package io.dbmodernizer.cli.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The main class of the process that all services share. It ends if one of them cannot start. */
final class ServicesMain {

  private ServicesMain() {}

  /**
   * Starts every service that has an argument, all at the same time.
   *
   * @param args arguments in the form {@code service:argument}
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    List<Thread> starts = new ArrayList<>();
    for (ServiceName service : ServiceName.values()) {
      String prefix = service.stage() + ":";
      String[] own =
          Arrays.stream(args)
              .filter(argument -> argument.startsWith(prefix))
              .map(argument -> argument.substring(prefix.length()))
              .toArray(String[]::new);
      if (own.length > 0) {
        Thread start = new Thread(() -> start(service, own), "start-" + service.stage());
        start.start();
        starts.add(start);
      }
    }
    for (Thread start : starts) {
      start.join();
    }
  }

  private static void start(ServiceName service, String[] arguments) {
    try {
      Method main = Class.forName(service.mainClass()).getMethod("main", String[].class);
      main.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      fail(service, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      fail(service, e);
    }
  }

  /** Ends the process, because a platform without one of its services does not work. */
  private static void fail(ServiceName service, Throwable cause) {
    System.err.println("The " + service.stage() + " service cannot start: " + cause);
    Runtime.getRuntime().halt(1);
  }
}
