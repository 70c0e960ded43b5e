package com.econlytics.jdbc;

import com.econlytics.connector.TokenStore;
import com.econlytics.testkit.laws.TokenStoreLaws;

class JdbcTokenStoreLaws implements TokenStoreLaws {
    @Override
    public TokenStore emptyStore() {
        return new JdbcTokenStore(Database.empty());
    }
}
