package io.dbmodernizer.systemtests.exposure;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A TCP socket on which a process listens, read from Linux's {@code /proc}.
 *
 * @param address the address it is bound to
 * @param port its port
 */
public record ListeningSocket(InetAddress address, int port) {

  private static final String LISTENING = "0A";
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  /** Whether this machine can be asked. */
  public static boolean canBeRead() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /** The sockets of a process, in the order of the system's tables. */
  public static List<ListeningSocket> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> inodes = inodes(process);
    List<ListeningSocket> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
        String[] fields = line.strip().split("\\s+");
        if (fields[STATE].equals(LISTENING) && inodes.contains(fields[INODE])) {
          found.add(parse(fields[LOCAL]));
        }
      }
    }
    return found;
  }

  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  /** Reads an address as the tables have it: words of 32 bits in the machine's byte order. */
  static ListeningSocket parse(String text) throws IOException {
    int colon = text.indexOf(':');
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(0, colon)));
    ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    return new ListeningSocket(
        InetAddress.getByAddress(bytes.array()), Integer.parseInt(text.substring(colon + 1), 16));
  }

  private static Set<String> inodes(Path process) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        } catch (NoSuchFileException e) {
          // Closed since the folder was listed: nobody listens on it any more.
          continue;
        }
      }
    }
    return inodes;
  }
}
