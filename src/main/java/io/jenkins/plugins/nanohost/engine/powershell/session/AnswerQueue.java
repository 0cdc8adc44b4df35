package io.jenkins.plugins.nanohost.engine.powershell.session;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Carries answers from the threads that read to the one that waits. Bounded: a process that writes without end is slowed
 * down by its full pipe instead of filling the engine's memory. Nothing waits in it any more once nobody takes.
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

    /** What cannot wait until the others are taken; never blocks. */
    synchronized void addUrgent(Answer answer) {
        answers.addFirst(answer);
        notifyAll();
    }

    /** What comes after all others, however full the queue is; never blocks. */
    synchronized void addLast(Answer answer) {
        answers.addLast(answer);
        notifyAll();
    }

    /** Drops what is there and what comes: nobody takes any more. */
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
