-- SPDX-License-Identifier: Apache-2.0
create table if not exists steps (
  person text not null,
  day text not null,
  count integer not null,
  primary key (person, day)
);

create table if not exists workouts (
  id integer primary key,
  title text not null,
  minutes integer not null,
  what text not null
);

insert into workouts (id, title, minutes, what) values
  (1, 'Hill intervals', 35, 'Ten minutes easy, then six times two minutes uphill with two minutes easy between.'),
  (2, 'Steady hour', 60, 'One hour at a pace at which you could still talk.'),
  (3, 'Short and sharp', 20, 'Eight times 30 seconds fast, 90 seconds easy.'),
  (4, 'Strength circuit', 30, 'Three rounds: 15 squats, 12 push-ups, 40 seconds plank, 12 lunges each side.')
on conflict (id) do nothing;
