package io.dbmodernizer.cli.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The process that all services share: starts them side by side and ends if one cannot start. */
final class LocalServices {

  private LocalServices() {}

  /**
   * Starts every service that has an argument.
   *
   * @param args arguments as {@code service:argument}
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

  /** A platform with three of four services would only seem to work. */
  private static void fail(ServiceName service, Throwable cause) {
    System.err.println("The " + service.stage() + " service cannot start: " + cause);
    Runtime.getRuntime().halt(1);
  }
}
