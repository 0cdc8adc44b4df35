package hudson.util;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

public class PersistedList<T> extends AbstractList<T> {
    private final List<T> data = new ArrayList<>();

    protected PersistedList() {}

    @Override
    public T get(int index) {
        return data.get(index);
    }

    public <U extends T> U get(Class<U> type) {
        return data.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean add(T item) {
        return data.add(item);
    }

    @Override
    public void clear() {
        data.clear();
    }

    @Override
    public int size() {
        return data.size();
    }
}
