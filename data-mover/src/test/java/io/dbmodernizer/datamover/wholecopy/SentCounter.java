package io.dbmodernizer.datamover.wholecopy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The rows that a process has sent, in a file in memory that outlives the process. */
final class SentCounter implements WholeCopyListener {

  private final MappedByteBuffer file;
  private volatile long mostHeap;

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

  /** The most bytes of the old generation that a collection has left. */
  long mostHeap() {
    return mostHeap;
  }

  @Override
  public void progress(WholeCopyProgress progress) {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getCollectionUsage();
      if (left != null && pool.getName().contains("Tenured")) {
        mostHeap = Math.max(mostHeap, left.getUsed());
      }
    }
  }

  @Override
  public synchronized void sent(int rows, long bytes) {
    file.putLong(0, file.getLong(0) + rows);
  }
}
