package hudson.model;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serializable;

public interface TaskListener extends Serializable {
    TaskListener NULL = () -> new PrintStream(OutputStream.nullOutputStream());

    PrintStream getLogger();
}
