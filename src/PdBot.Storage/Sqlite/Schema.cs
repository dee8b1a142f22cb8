using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>The tables. The number in <c>user_version</c> says which of these steps a file has taken.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        create table report(
          id integer primary key,
          report text not null unique,
          organisation text not null,
          number text not null,
          mode text not null,
          status text not null,
          severity integer not null,
          opened_at text not null,
          version integer not null,
          hash text not null,
          wake integer,
          unique(organisation, number));
        create index report_wake on report(wake) where wake is not null;

        create table event(
          id integer not null,
          sequence integer not null,
          type text not null,
          at text not null,
          actor text,
          actor_name text,
          on_behalf_of text,
          level integer,
          act text,
          data text not null,
          previous_hash text not null,
          hash text not null,
          unique(id, sequence));

        create table outbox(
          id integer not null,
          key text not null,
          place integer not null,
          kind text not null,
          slot text not null,
          receiver text not null,
          level integer not null,
          rewrite integer not null,
          urgency text not null,
          primary key(id, key)) without rowid;

        create table number(
          organisation text not null,
          prefix text not null,
          n integer not null,
          report text not null unique,
          primary key(organisation, prefix, n)) without rowid;

        create table involved(
          person text not null,
          id integer not null,
          primary key(person, id)) without rowid;

        create table definition(hash text primary key, text text not null) without rowid;

        create table person(
          person text primary key,
          tenant text not null,
          service_url text not null,
          conversation text not null,
          user text not null,
          bot text not null,
          language text not null,
          seen_at text not null) without rowid;
        create table tenant(tenant text primary key, service_url text not null, seen_at text not null) without rowid;

        create table probe(id integer primary key, at text not null);

        create view log as
          select report.report, sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, event.hash
          from event join report using(id);
        """,
        """
        alter table report add column deadline integer;
        """,
        """
        create table link_key(place text primary key, key text not null) without rowid;
        """,
        """
        create table occasion(occasion text primary key) without rowid;

        create table roll_call(
          organisation text not null,
          quarter text not null,
          kind text not null,
          person text not null,
          at text not null,
          reason text,
          primary key(organisation, quarter, kind, person)) without rowid;
        """,
        """
        alter table occasion add column claimed_until integer;

        create table roster_check(organisation text primary key, found text not null) without rowid;
        """,
    ];

    private static readonly Sql Version = new("pragma user_version");

    /// <summary>Takes the steps that a file lacks, each in one transaction. A file of a newer program is refused.</summary>
    public static void Upgrade(Connection connection)
    {
        var taken = Read(connection);
        if (taken > Steps.Length)
            throw new InvalidDataException($"The storage file was written by a newer PdBot (schema {taken}, this one knows {Steps.Length}).");
        for (; taken < Steps.Length; taken++)
            connection.Execute($"begin immediate; {Steps[taken]} pragma user_version = {taken + 1}; commit;");
    }

    /// <summary>Refuses a file that another version wrote, where nothing may be upgraded.</summary>
    public static void Require(Connection connection)
    {
        if (Read(connection) is var taken && taken != Steps.Length)
            throw new InvalidDataException($"The storage file has schema {taken}, this PdBot reads {Steps.Length}.");
    }

    private static long Read(Connection connection)
    {
        using var version = connection.Use(Version);
        version.Step();
        return version.Number(0);
    }
}
