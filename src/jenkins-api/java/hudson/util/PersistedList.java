package hudson.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

public class PersistedList<T> {
    final List<T> data = new ArrayList<>();

    protected PersistedList(Collection<? extends T> initialList) {
        data.addAll(initialList);
    }
}
