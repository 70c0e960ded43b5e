package com.econlytics.reliability.simulation;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.util.List;
import java.util.Map;

/** Reads the desk in pages of a few records. */
final class DeskConnector implements Connector {
    static final String NAME = "zendesk/desk/records";
    private static final int PAGE_SIZE = 3;

    private final World world;
    private final Outages outages;
    private final Interruption interruption;

    DeskConnector(World world, Outages outages, Interruption interruption) {
        this.world = world;
        this.outages = outages;
        this.interruption = interruption;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Page pull(Cursor cursor) {
        outages.support().ask("the desk");
        long from = placeOf(cursor);
        List<Map.Entry<Long, String>> changed =
                List.copyOf(world.desk().after(from).entrySet());
        List<Map.Entry<Long, String>> page = changed.subList(0, Math.min(PAGE_SIZE, changed.size()));
        boolean more = page.size() < changed.size();
        Cursor next = new Cursor(
                "" + (page.isEmpty() ? from : page.get(page.size() - 1).getKey()));
        Page.Builder built =
                Page.builder(next, more ? Page.End.MORE : Page.End.REACHED).records(page.size());
        page.forEach(record -> built.facts(world.desk().factsOf(record.getValue()))
                .identities(world.desk().identitiesOf(record.getValue())));
        Page answer = (more ? built : built.dataThrough(world.now())).build();
        interruption.happen(Interruption.Moment.READING);
        return answer;
    }

    static long placeOf(Cursor cursor) {
        return cursor.isStart() ? 0 : Long.parseLong(cursor.text());
    }
}
