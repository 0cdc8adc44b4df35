package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.LineTransformationOutputStream;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.log.OutputStreamTaskListener;

/**
 * A build's log that shows a secret as asterisks. The engine itself never writes a secret; this is for output that comes from
 * elsewhere. It returns its stream directly, because with a {@link PrintStream} a pipeline does not notice that its log is
 * broken.
 */
final class MaskingListener implements OutputStreamTaskListener {
    private static final long serialVersionUID = 1L;
    private static final String MASK = "****";

    private final TaskListener listener;
    private final Secret secret;

    @CheckForNull
    private transient OutputStream stream;

    @CheckForNull
    private transient PrintStream logger;

    MaskingListener(TaskListener listener, Secret secret) {
        this.listener = listener;
        this.secret = secret;
    }

    @Override
    public synchronized OutputStream getOutputStream() {
        if (stream == null) {
            stream = new Masking(OutputStreamTaskListener.getOutputStream(listener), secret.getPlainText());
        }
        return stream;
    }

    @Override
    public synchronized PrintStream getLogger() {
        if (logger == null) {
            logger = new PrintStream(getOutputStream(), true, StandardCharsets.UTF_8);
        }
        return logger;
    }

    private static final class Masking extends LineTransformationOutputStream.Delegating {
        private final OutputStream log;
        private final String secret;

        Masking(OutputStream log, String secret) {
            super(log);
            this.log = log;
            this.secret = secret;
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
            if (!secret.isEmpty() && line.contains(secret)) {
                log.write(line.replace(secret, MASK).getBytes(StandardCharsets.UTF_8));
            } else {
                log.write(bytes, 0, length);
            }
        }
    }
}
