package org.mixmim.model.file;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 by the system's OpenSSL, which uses the processor's own instructions for it. Its three
 * functions {@code SHA256_Init}, {@code SHA256_Update} and {@code SHA256_Final} keep all state in
 * the caller's memory, here in a segment that the garbage collector frees, so nobody has to close a
 * hash.
 */
final class OpenSslSha256 extends MessageDigest {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSslSha256.class);

  private static final int HASH_BYTES = 32;

  /** {@code SHA256_CTX} has 112 bytes. */
  private static final int STATE_BYTES = 256;

  /** A garbage collection waits while OpenSSL reads an array: for less than a millisecond. */
  private static final int AT_ONCE = 1 << 20;

  private static final Optional<Functions> FUNCTIONS = Functions.find();

  private final Functions functions;
  private final MemorySegment state = Arena.ofAuto().allocate(STATE_BYTES, Long.BYTES);

  private OpenSslSha256(Functions functions) {
    super("SHA-256");
    this.functions = functions;
    functions.init(state);
  }

  /**
   * A new hash.
   *
   * @return empty where the system has no OpenSSL, or one without these functions
   */
  static Optional<MessageDigest> find() {
    return FUNCTIONS.map(OpenSslSha256::new);
  }

  @Override
  protected int engineGetDigestLength() {
    return HASH_BYTES;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    MemorySegment bytes = MemorySegment.ofArray(input).asSlice(offset, length);
    for (long at = 0; at < length; at += AT_ONCE) {
      functions.update(state, bytes.asSlice(at, Math.min(AT_ONCE, length - at)));
    }
  }

  @Override
  protected byte[] engineDigest() {
    byte[] hash = new byte[HASH_BYTES];
    functions.end(MemorySegment.ofArray(hash), state);
    engineReset();
    return hash;
  }

  @Override
  protected void engineReset() {
    functions.init(state);
  }

  /** OpenSSL's functions, which return 1. */
  private record Functions(MethodHandle init, MethodHandle update, MethodHandle end) {
    /** The names of the library since version 3 and before. */
    private static final String[] LIBRARIES = {"libcrypto.so.3", "libcrypto.so.1.1"};

    static Optional<Functions> find() {
      if (!System.getProperty("os.name").equals("Linux")) {
        return Optional.empty();
      }
      for (String library : LIBRARIES) {
        Optional<Functions> found = find(library);
        if (found.isPresent()) {
          return found;
        }
      }
      LOG.debug("no OpenSSL here: Java hashes");
      return Optional.empty();
    }

    /**
     * Restricted, because a wrong descriptor crashes the JVM; these are those of OpenSSL's sha.h:
     * {@code int SHA256_Init(SHA256_CTX *)}, {@code int SHA256_Update(SHA256_CTX *, const void *,
     * size_t)}, {@code int SHA256_Final(unsigned char *, SHA256_CTX *)}.
     */
    @SuppressWarnings("restricted")
    private static Optional<Functions> find(String name) {
      try {
        SymbolLookup library = SymbolLookup.libraryLookup(name, Arena.global());
        Linker linker = Linker.nativeLinker();
        // Arrays of the heap are read where they are.
        Linker.Option inPlace = Linker.Option.critical(true);
        return Optional.of(
            new Functions(
                linker.downcallHandle(
                    library.findOrThrow("SHA256_Init"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)),
                linker.downcallHandle(
                    library.findOrThrow("SHA256_Update"),
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG),
                    inPlace),
                linker.downcallHandle(
                    library.findOrThrow("SHA256_Final"),
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                    inPlace)));
      } catch (IllegalArgumentException | NoSuchElementException missing) {
        LOG.debug("{} cannot be used", name, missing);
        return Optional.empty();
      }
    }

    void init(MemorySegment state) {
      check(() -> (int) init.invokeExact(state));
    }

    void update(MemorySegment state, MemorySegment bytes) {
      check(() -> (int) update.invokeExact(state, bytes, bytes.byteSize()));
    }

    void end(MemorySegment hash, MemorySegment state) {
      check(() -> (int) end.invokeExact(hash, state));
    }

    private interface Call {
      int run() throws Throwable;
    }

    private static void check(Call call) {
      try {
        if (call.run() != 1) {
          throw new IllegalStateException("OpenSSL does not hash");
        }
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("OpenSSL does not hash", e);
      }
    }
  }
}
