package io.dbmodernizer.datamover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 databases that takes a number of bytes and no more. One at a time. */
public final class SmallDisk extends FilePathWrapper implements AutoCloseable {
  /**
   * An option of a database's URL. H2 would write its trace to a path of this disk also after the
   * disk is gone, and then beside the sources.
   */
  public static final String NO_TRACE = ";TRACE_LEVEL_FILE=0";

  private static final AtomicLong LEFT = new AtomicLong();

  /** For H2, which makes an instance for each path. */
  public SmallDisk() {}

  public SmallDisk(long bytes) {
    LEFT.set(bytes);
    FilePath.register(this);
  }

  /** The name of a file on this disk. */
  public String path(String file) {
    return getScheme() + ":" + file;
  }

  /** Makes space for everything that is left to write. */
  public void enlarge() {
    LEFT.set(Long.MAX_VALUE);
  }

  @Override
  public String getScheme() {
    return "small";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new LimitedFile(getBase().open(mode));
  }

  @Override
  public void close() {
    FilePath.unregister(this);
  }

  private static final class LimitedFile extends FileBase {
    private final FileChannel file;

    LimitedFile(FileChannel file) {
      this.file = file;
    }

    private static void take(ByteBuffer bytes) throws IOException {
      if (LEFT.addAndGet(-bytes.remaining()) < 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      take(bytes);
      return file.write(bytes);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      take(bytes);
      return file.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      file.force(metadata);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
