package hudson;

import java.util.Map;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    public EnvVars() {}

    public EnvVars(EnvVars other) {
        super(other);
    }

    public EnvVars(Map<String, String> other) {
        super(other);
    }

    public String expand(String s) {
        return Util.replaceMacro(s, this);
    }
}
