package io.jenkins.plugins.nanohost.engine.powershell.session;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Passes answers from the threads that read to the thread that waits. Its size is limited: a process that writes without end is
 * slowed down by its full pipe and does not fill the engine's memory. After {@link #close}, no thread waits in it.
 */
final class AnswerQueue {
    private static final int CAPACITY = 1_000;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private boolean open = true;

    /** Waits while the queue is full. */
    synchronized void add(Answer answer) throws InterruptedException {
        while (open && answers.size() >= CAPACITY) {
            wait();
        }
        if (open) {
            answers.addLast(answer);
            notifyAll();
        }
    }

    /** Adds an answer that must be taken before all others; never blocks. */
    synchronized void addUrgent(Answer answer) {
        answers.addFirst(answer);
        notifyAll();
    }

    /** Adds the last answer, even if the queue is full; never blocks. */
    synchronized void addLast(Answer answer) {
        answers.addLast(answer);
        notifyAll();
    }

    /** Drops all present and later answers, because nobody takes them any more. */
    synchronized void close() {
        open = false;
        answers.clear();
        notifyAll();
    }

    /** The next answer, or null when there was none until {@link System#nanoTime()} reached the deadline. */
    @CheckForNull
    synchronized Answer take(long deadline) throws InterruptedException {
        while (answers.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        notifyAll();
        return answers.removeFirst();
    }
}
