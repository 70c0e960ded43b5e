package com.econlytics.testkit.laws;

import com.econlytics.connector.InMemoryTokenStore;
import com.econlytics.connector.TokenStore;

class InMemoryTokenStoreLaws implements TokenStoreLaws {
    @Override
    public TokenStore emptyStore() {
        return new InMemoryTokenStore();
    }
}
