import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { EgressClient } from './egress-client';
import { EgressModule } from './egress.module';

const SETTINGS = Symbol('settings');

@Module({ providers: [{ provide: SETTINGS, useValue: { cidrs: ['10.0.0.0/8'] } }], exports: [SETTINGS] })
class SettingsModule {}

@Injectable()
class Gateway {
  constructor(readonly egress: EgressClient) {}
}

@Module({ providers: [Gateway] })
class ConnectorsModule {}

const request = {
  url: new URL('http://api.example.com/'),
  method: 'GET',
  timeouts: { connectMs: 1_000, firstByteMs: 1_000, totalMs: 1_000 },
};

describe('EgressModule', () => {
  it('gives every module the one client built from the injected settings, and closes it on shutdown', async () => {
    const useFactory = jest.fn((settings: { cidrs: string[] }) =>
      Promise.resolve({ allowCidrs: settings.cidrs, userAgent: 'Signalbox/test' }),
    );
    const app = await Test.createTestingModule({
      imports: [
        EgressModule.forRootAsync({ imports: [SettingsModule], inject: [SETTINGS], useFactory }),
        ConnectorsModule,
      ],
    }).compile();
    await app.init();

    const client = app.get(EgressClient);
    expect(app.get(Gateway, { strict: false }).egress).toBe(client);
    expect(useFactory).toHaveBeenCalledWith({ cidrs: ['10.0.0.0/8'] });

    await app.close();
    await expect(client.request(request)).rejects.toMatchObject({ code: 'network_error', phase: 'before_send' });
  });

  it('does not start with an allowed CIDR that cannot be read', async () => {
    const useFactory = () => ({ allowCidrs: ['10.0.0.0'], userAgent: 'Signalbox/test' });
    const starting = Test.createTestingModule({ imports: [EgressModule.forRootAsync({ useFactory })] }).compile();
    await expect(starting).rejects.toThrow('"10.0.0.0" is not a CIDR');
  });
});
