package org.mixmim.model.zoo;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the user wants of a download, told from any thread. */
final class DownloadControl {
  /** A wish. */
  enum Wish {
    GO,
    PAUSE,
    /** End and keep what is there. */
    STOP,
    /** End and delete what is there. */
    DISCARD
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Wish wish = Wish.GO;
  private Optional<Runnable> cut = Optional.empty();
  private boolean wasCut;

  /** Tells a wish; whoever ended the download first has the last word. */
  void wish(Wish newWish) {
    Optional<Runnable> connection;
    lock.lock();
    try {
      if (wish == Wish.STOP || wish == Wish.DISCARD) {
        return;
      }
      wish = newWish;
      connection = newWish == Wish.GO ? Optional.empty() : cut;
      wasCut |= connection.isPresent();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    connection.ifPresent(Runnable::run);
  }

  Wish wish() {
    lock.lock();
    try {
      return wish;
    } finally {
      lock.unlock();
    }
  }

  /** Says how to cut the present connection, which is done at once if it is not wanted any more. */
  void connection(Runnable newCut) {
    lock.lock();
    try {
      cut = Optional.of(newCut);
      if (wish == Wish.GO) {
        return;
      }
      wasCut = true;
    } finally {
      lock.unlock();
    }
    newCut.run();
  }

  void noConnection() {
    lock.lock();
    try {
      cut = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a wish has cut a connection since the last wait, though it may be another by now. */
  boolean wasCut() {
    lock.lock();
    try {
      return wasCut;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while paused.
   *
   * @throws CancellationException if the download is to end
   */
  void awaitGo() throws InterruptedException {
    lock.lock();
    try {
      while (wish == Wish.PAUSE) {
        changed.await();
      }
      wasCut = false;
    } finally {
      lock.unlock();
    }
    check();
  }

  /** Waits before another try; a wish ends the wait early. */
  void sleep(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (wish == Wish.GO && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void check() {
    Wish now = wish();
    if (now == Wish.STOP || now == Wish.DISCARD) {
      throw new CancellationException("The download was ended");
    }
  }
}
