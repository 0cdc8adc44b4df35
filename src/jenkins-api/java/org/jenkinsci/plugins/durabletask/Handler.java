package org.jenkinsci.plugins.durabletask;

import java.io.InputStream;
import java.io.Serializable;

public abstract class Handler implements Serializable {
    private static final long serialVersionUID = 1L;

    public Handler() {}

    public abstract void output(InputStream stream) throws Exception;

    public abstract void exited(int code, byte[] output) throws Exception;
}
