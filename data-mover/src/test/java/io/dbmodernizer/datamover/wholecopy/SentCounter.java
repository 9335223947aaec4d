package io.dbmodernizer.datamover.wholecopy;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The rows that a process has sent, in a file in memory that outlives the process. */
final class SentCounter implements WholeCopyListener {

  private final MappedByteBuffer file;

  SentCounter(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8);
    }
  }

  long rows() {
    return file.getLong(0);
  }

  @Override
  public void progress(WholeCopyProgress progress) {
    // Only the rows count.
  }

  @Override
  public synchronized void sent(int rows, long bytes) {
    file.putLong(0, file.getLong(0) + rows);
  }
}
