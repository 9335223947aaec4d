package io.dbmodernizer.datamover.tds;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A server that speaks as much of TDS as Microsoft's driver needs to log in, to send a statement
 * and to read its result. It has no SQL: a script answers each statement. So it shows what the
 * driver reads and sends, and nothing about SQL Server. It listens on the loopback address.
 */
public final class TdsServer implements AutoCloseable {

  /** The answers to statements. */
  @FunctionalInterface
  public interface Script {

    /**
     * Answers a statement, or the rows of a bulk load.
     *
     * @param request the whole message of the driver after its packet headers
     */
    void answer(TdsRequest request, TdsOutput out) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;

  public TdsServer(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "tds-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Connects with the properties that every connection of the project has. */
  public Connection connect() throws SQLException {
    String url = "jdbc:sqlserver://127.0.0.1:" + server.getLocalPort() + ";encrypt=false";
    Properties properties = new Properties();
    properties.putAll(SqlDialect.driverProperties(url));
    properties.setProperty("user", "u");
    properties.setProperty("password", "p");
    return DriverManager.getConnection(url, properties);
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        serve(socket);
      } catch (EOFException | SocketException e) {
        // The driver has closed the connection. The next one may come.
        continue;
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    while (true) {
      byte[] header = new byte[8];
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      do {
        in.readFully(header);
        message.writeBytes(in.readNBytes((header[2] & 0xff) * 256 + (header[3] & 0xff) - 8));
      } while ((header[1] & 1) == 0);
      TdsOutput out = new TdsOutput(socket.getOutputStream());
      switch (header[0]) {
        case 0x12 -> preLogin(out);
        case 0x10 -> out.loginAck();
        case 0x06 -> out.cancelled();
        case 0x07 -> script.answer(new TdsRequest(message.toByteArray()), out);
        default -> answer(new TdsRequest(message.toByteArray()), out);
      }
      out.end();
    }
  }

  private void answer(TdsRequest request, TdsOutput out) throws IOException {
    String text = request.text();
    if (text.contains("SELECT") || text.contains("select") || text.contains("INSERT")) {
      script.answer(request, out);
    } else {
      out.done();
    }
  }

  /** Says that the server is version 16 and has no encryption. */
  private static void preLogin(TdsOutput out) throws IOException {
    out.bytes(0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff);
    out.bytes(16, 0, 0, 0, 0, 0, 2);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
