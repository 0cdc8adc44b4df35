package com.cloudbees.plugins.credentials.common;

public class StandardUsernameListBoxModel
        extends AbstractIdCredentialsListBoxModel<StandardUsernameListBoxModel, StandardUsernameCredentials> {
    private static final long serialVersionUID = 1L;

    public StandardUsernameListBoxModel() {}
}
