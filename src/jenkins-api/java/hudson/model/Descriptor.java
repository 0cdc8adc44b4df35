package hudson.model;

import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;

public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {
    protected Descriptor() {}

    public String getDisplayName() {
        return getClass().getSimpleName();
    }

    @Override
    public void load() {}

    @Override
    public void save() {}
}
