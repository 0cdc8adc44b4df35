package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.LineTransformationOutputStream;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.nanohost.engine.secrets.MaskedForms;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.log.OutputStreamTaskListener;

/**
 * A build's log that shows a secret as asterisks, also in the forms in which JSON and XML have it. The engine itself never
 * writes a secret; this is for output that comes from elsewhere. It returns its stream directly, because with a {@link PrintStream} a pipeline does not notice that its log is
 * broken.
 */
final class MaskingListener implements OutputStreamTaskListener {
    private static final long serialVersionUID = 1L;
    private static final String MASK = "****";

    /** In bytes; the engine's longest lines have a few hundred. */
    static final int LONGEST_LINE = 64 * 1024;

    private static final String CUT = " ... (the rest of this line is left out)";

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
        private final List<String> forms;

        /** The bytes of the present line so far. */
        private int length;

        Masking(OutputStream log, String secret) {
            super(log);
            this.log = log;
            forms = MaskedForms.of(secret);
        }

        /** A line is held in memory until it ends; what is beyond the limit is not even passed to there. */
        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                super.write(b);
                return;
            }
            length++;
            if (length <= LONGEST_LINE) {
                super.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (int i = from; i < from + count; i++) {
                write(bytes[i]);
            }
        }

        @Override
        protected void eol(byte[] bytes, int count) throws IOException {
            boolean cut = length > LONGEST_LINE;
            length = 0;
            String line = new String(bytes, 0, count, StandardCharsets.UTF_8);
            if (!cut && forms.stream().noneMatch(line::contains)) {
                log.write(bytes, 0, count);
                return;
            }
            for (String form : forms) {
                line = line.replace(form, MASK);
            }
            log.write((cut ? shortened(line) : line).getBytes(StandardCharsets.UTF_8));
        }

        /** Without the end of the line, which may be the first half of a secret. */
        private String shortened(String line) {
            boolean whole = line.endsWith("\n");
            int longest = forms.stream().mapToInt(String::length).max().orElse(0);
            int end = Math.max(0, line.length() - (whole ? 1 : 0) - longest);
            return line.substring(0, end) + CUT + (whole ? "\n" : "");
        }
    }
}
