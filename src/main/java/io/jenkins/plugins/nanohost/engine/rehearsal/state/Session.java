package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One opened machine, as its files name it, so that others can find out whether it still lives.
 *
 * @param started when its process was started; needed since another process may get the same number later
 */
public record Session(String id, long process, String started) {
    /** The sessions of this process that have neither been closed nor died. */
    private static final Set<String> LIVING = ConcurrentHashMap.newKeySet();

    /** A new session of this process; it lives until it ends or the process ends. */
    public static Session begin() {
        Session session = of(UUID.randomUUID().toString(), ProcessHandle.current());
        LIVING.add(session.id());
        return session;
    }

    public static Session of(String id, ProcessHandle process) {
        return new Session(id, process.pid(), started(process));
    }

    public void end() {
        LIVING.remove(id);
    }

    public boolean lives() {
        if (process == ProcessHandle.current().pid()) {
            return LIVING.contains(id);
        }
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(found -> started(found).equals(started))
                .isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
